// Offsets in a text. Browsers count UTF-16 units; the server counts Unicode code points.

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** How many code points lie before a UTF-16 offset. An offset inside a pair counts as before the pair. */
export function codePointsBefore(text: string, offset: number): number {
  let points = 0;
  let units = 0;
  for (const point of text) {
    units += point.length;
    if (units > offset) break;
    points += 1;
  }
  return points;
}

/** A span in UTF-16 units as one in code points. */
export function inCodePoints(text: string, span: Span): Span {
  return { start: codePointsBefore(text, span.start), end: codePointsBefore(text, span.end) };
}

/** Every word with the signs that cling to it, in UTF-16 units. */
export function wordsOf(text: string): Span[] {
  return [...text.matchAll(/\S+/gu)].map((found) => ({ start: found.index, end: found.index + found[0].length }));
}

/** The span without white space at its ends; null when nothing is left. */
export function trimmed(text: string, span: Span): Span | null {
  const words = text.slice(span.start, span.end);
  const start = span.start + (words.length - words.trimStart().length);
  const end = span.end - (words.length - words.trimEnd().length);
  return start < end ? { start, end } : null;
}
