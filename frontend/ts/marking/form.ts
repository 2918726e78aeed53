// The form beside the notes: takes the words that were chosen, and drops them.

import { inCodePoints, trimmed, type Span } from "./offsets";
import { rangeOf, textOf } from "./passage";

export class MarkForm {
  private readonly form: HTMLFormElement;
  private readonly page: HTMLElement;
  private readonly said: HTMLElement | null;
  private readonly where: HTMLDetailsElement | null;
  private readonly go: HTMLElement | null;
  private from: HTMLElement | null = null;

  constructor(form: HTMLFormElement, page: HTMLElement) {
    this.form = form;
    this.page = page;
    this.said = form.querySelector<HTMLElement>("[data-said]");
    this.field("words").addEventListener("input", () => this.forgetPlace());
    this.field("passage").addEventListener("input", () => this.forgetPlace());
    this.where = form.querySelector<HTMLDetailsElement>("[data-where]");
    if (this.where && !("keepOpen" in this.where.dataset)) this.where.open = false;
    form.addEventListener("invalid", () => this.openWhere(), { capture: true });
    this.go = page.ownerDocument.querySelector<HTMLElement>("[data-go]");
    this.go?.querySelector("button")?.addEventListener("click", () => this.goToThemes());
  }

  get isFilled(): boolean {
    return this.from !== null;
  }

  /** Fill in words of a passage. True when there was something to take. */
  take(passage: HTMLElement, chosen: Span, wasCut = false): boolean {
    const text = textOf(passage);
    const span = trimmed(text, chosen);
    if (!span) return false;
    const points = inCodePoints(text, span);
    const words = text.slice(span.start, span.end);
    const number = passage.dataset["passage"] ?? "";
    this.fill(number, words, String(points.start), String(points.end));
    this.from = passage;
    show(rangeOf(passage, span));
    this.say((wasCut ? `${this.sentence("cut")} ` : "") + this.sentence("taken", { passage: number, words: shortened(words) }));
    return true;
  }

  /** Go on to what is chosen next: the themes. */
  goToThemes(): void {
    this.offer(false);
    const first = this.form.querySelector<HTMLElement>("input[name=themes]:checked, input[name=themes]");
    (first ?? this.field("words")).focus();
  }

  /** Show or hide the way to the themes, for those who choose words with a finger. */
  offer(wanted: boolean): void {
    if (this.go) this.go.hidden = !wanted;
  }

  /** Empty the form of words, and go back to where they came from. */
  drop(): void {
    const from = this.from;
    this.fill("", "", "", "");
    this.from = null;
    this.offer(false);
    show(null);
    this.say(this.sentence("dropped"));
    from?.focus();
  }

  say(words: string): void {
    if (this.said) this.said.textContent = words;
  }

  /** A sentence in the reader's language, from the page, with its blanks filled in. */
  sentence(name: string, blanks: Record<string, string> = {}): string {
    const pattern = this.page.dataset[`say${name[0]?.toUpperCase() ?? ""}${name.slice(1)}`] ?? "";
    const passage = this.from?.dataset["passage"] ?? "";
    return pattern.replace(/\{(\w+)\}/g, (_, blank: string) => blanks[blank] ?? (blank === "passage" ? passage : ""));
  }

  private fill(passage: string, words: string, start: string, end: string): void {
    this.field("passage").value = passage;
    this.field("words").value = words;
    this.field("which").value = "";
    this.field("start").value = start;
    this.field("end").value = end;
  }

  /** What is missing can only be shown where it can be seen. */
  private openWhere(): void {
    if (this.where) this.where.open = true;
  }

  private forgetPlace(): void {
    this.field("start").value = "";
    this.field("end").value = "";
    show(null);
  }

  private field(name: string): HTMLInputElement {
    return this.form.elements.namedItem(name) as HTMLInputElement;
  }
}

/** Keep the taken words visible after focus has left them. */
function show(range: Range | null): void {
  if (!("highlights" in CSS)) return;
  if (range) CSS.highlights.set("taken", new Highlight(range));
  else CSS.highlights.delete("taken");
}

function shortened(words: string): string {
  const points = [...words];
  return points.length > 80 ? `${points.slice(0, 60).join("")} … ${points.slice(-15).join("")}` : words;
}
