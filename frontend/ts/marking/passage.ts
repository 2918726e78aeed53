// One passage of the notes on the page: its text without the numbers of marks, and spans of it as selections.

import type { Span } from "./offsets";

/** The pieces of text that belong to the passage; what stands in [data-aside] does not. */
function pieces(passage: HTMLElement): Text[] {
  const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement?.closest("[data-aside]")) found.push(node as Text);
  }
  return found;
}

export function textOf(passage: HTMLElement): string {
  return pieces(passage)
    .map((piece) => piece.data)
    .join("");
}

export function passageAround(node: Node | null): HTMLElement | null {
  const element = node instanceof Element ? node : (node?.parentElement ?? null);
  return element?.closest<HTMLElement>("[data-passage]") ?? null;
}

/** Where a range lies in the passage, in UTF-16 units; the part outside the passage is left out. */
export function spanIn(passage: HTMLElement, range: Range): Span {
  const whole = document.createRange();
  whole.selectNodeContents(passage);
  const begins = range.compareBoundaryPoints(Range.START_TO_START, whole) > 0;
  const ends = range.compareBoundaryPoints(Range.END_TO_END, whole) < 0;
  return {
    start: begins ? offsetOf(passage, range.startContainer, range.startOffset) : 0,
    end: ends ? offsetOf(passage, range.endContainer, range.endOffset) : textOf(passage).length,
  };
}

function offsetOf(passage: HTMLElement, node: Node, offset: number): number {
  const border = document.createRange();
  border.setStart(node, offset);
  let before = 0;
  for (const piece of pieces(passage)) {
    if (piece === node) return before + offset;
    if (border.comparePoint(piece, piece.length) > 0) return before;
    before += piece.length;
  }
  return before;
}

/** A span of the passage as a range of the page. */
export function rangeOf(passage: HTMLElement, span: Span): Range {
  const range = document.createRange();
  range.selectNodeContents(passage);
  let before = 0;
  for (const piece of pieces(passage)) {
    const after = before + piece.length;
    if (span.start >= before && span.start < after) range.setStart(piece, span.start - before);
    if (span.end > before && span.end <= after) range.setEnd(piece, span.end - before);
    before = after;
  }
  return range;
}
