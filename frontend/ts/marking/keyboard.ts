// Choosing words with the keyboard. One passage at a time lies in the tab order; arrows go on from there.

import type { MarkForm } from "./form";
import { wordsOf, type Span } from "./offsets";
import { rangeOf, textOf } from "./passage";

interface Chosen {
  readonly passage: HTMLElement;
  readonly words: Span[];
  readonly from: number;
  readonly to: number;
}

export class Keyboard {
  private readonly passages: HTMLElement[];
  private readonly form: MarkForm;
  private chosen: Chosen | null = null;

  constructor(passages: HTMLElement[], form: MarkForm) {
    this.passages = passages;
    this.form = form;
    for (const passage of passages) this.prepare(passage);
    this.rest(passages[0]);
  }

  private prepare(passage: HTMLElement): void {
    const number = passage.dataset["passage"] ?? "";
    passage.setAttribute("role", "group");
    passage.setAttribute("aria-label", `${this.form.sentence("passage", { passage: number })}: ${speaker(number)}`);
    passage.addEventListener("focus", () => this.rest(passage));
    passage.addEventListener("keydown", (event) => event.target === passage && this.pressed(event, passage));
  }

  /** The passage that Tab comes back to. */
  private rest(here: HTMLElement | undefined): void {
    for (const passage of this.passages) passage.tabIndex = passage === here ? 0 : -1;
  }

  private pressed(event: KeyboardEvent, passage: HTMLElement): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (this.handled(event, passage)) event.preventDefault();
  }

  private handled(event: KeyboardEvent, passage: HTMLElement): boolean {
    switch (event.key) {
      case "ArrowRight":
        return this.step(passage, 1, event.shiftKey);
      case "ArrowLeft":
        return this.step(passage, -1, event.shiftKey);
      case "Home":
        return this.step(passage, -Infinity, event.shiftKey);
      case "End":
        return this.step(passage, Infinity, event.shiftKey);
      case "ArrowDown":
        return this.goTo(passage, 1);
      case "ArrowUp":
        return this.goTo(passage, -1);
      case "Enter":
        return this.take(passage);
      case "Escape":
        return this.drop();
      default:
        return false;
    }
  }

  private step(passage: HTMLElement, by: number, extends_: boolean): boolean {
    const old = this.chosen?.passage === passage ? this.chosen : null;
    const words = old?.words ?? wordsOf(textOf(passage));
    if (words.length === 0) return false;
    const last = words.length - 1;
    const fresh = by === Infinity ? last : 0;
    const to = old ? Math.min(last, Math.max(0, old.to + by)) : fresh;
    this.choose({ passage, words, from: extends_ && old ? old.from : to, to });
    return true;
  }

  private choose(chosen: Chosen): void {
    this.chosen = chosen;
    const range = rangeOf(chosen.passage, spanOf(chosen));
    const selection = window.getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
    const text = textOf(chosen.passage);
    const word = (place: number): string => text.slice(chosen.words[place]?.start, chosen.words[place]?.end);
    const [first, last] = [Math.min(chosen.from, chosen.to), Math.max(chosen.from, chosen.to)];
    const blanks = { words: word(first), first: word(first), last: word(last), count: String(last - first + 1) };
    this.form.say(this.form.sentence(first === last ? "word" : "span", blanks));
  }

  private goTo(passage: HTMLElement, by: number): boolean {
    const next = this.passages[this.passages.indexOf(passage) + by];
    if (next) {
      this.chosen = null;
      window.getSelection()?.removeAllRanges();
      next.focus();
    }
    return true;
  }

  private take(passage: HTMLElement): boolean {
    if (this.chosen?.passage !== passage) return false;
    if (this.form.take(passage, spanOf(this.chosen))) this.form.goToThemes();
    return true;
  }

  private drop(): boolean {
    this.chosen = null;
    window.getSelection()?.removeAllRanges();
    this.form.drop();
    return true;
  }
}

function spanOf(chosen: Chosen): Span {
  const first = chosen.words[Math.min(chosen.from, chosen.to)];
  const last = chosen.words[Math.max(chosen.from, chosen.to)];
  return { start: first?.start ?? 0, end: last?.end ?? 0 };
}

function speaker(number: string): string {
  return document.getElementById(`who-${number}`)?.textContent ?? "";
}

