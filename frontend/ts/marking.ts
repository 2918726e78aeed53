// Marking notes: words chosen with a mouse, a finger or the keyboard fill in the form beside the notes.
// The page works without this: one writes the number of the passage and copies the words.

import { MarkForm } from "./marking/form";
import { Keyboard } from "./marking/keyboard";
import { passageAround, spanIn } from "./marking/passage";

const page = document.querySelector<HTMLElement>("[data-marking]");
const found = document.querySelector<HTMLFormElement>("#mark-form");
const form = page && found ? new MarkForm(found, page) : null;
if (page && form) begin(page, form);
if (page) undoWithKeys(form);

function begin(notes: HTMLElement, form: MarkForm): void {
  new Keyboard([...notes.querySelectorAll<HTMLElement>("[data-passage]")], form);
  document.addEventListener("pointerup", (event) => {
    // A finger goes on dragging the handles of its selection, so focus must stay where it is.
    if (event.pointerType === "mouse") window.setTimeout(() => takeSelection(form) && form.goToThemes(), 0);
  });
  document.addEventListener("touchend", () => {
    window.setTimeout(() => takeSelection(form) && form.offer(true), 0);
  });
  found?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !form.isFilled) return;
    event.preventDefault();
    form.drop();
  });
}

function takeSelection(form: MarkForm): boolean {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return false;
  const range = selection.getRangeAt(0);
  const passage = passageAround(range.startContainer);
  if (!passage) return false;
  return form.take(passage, spanIn(passage, range), !passage.contains(range.endContainer));
}

function undoWithKeys(form: MarkForm | null): void {
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || isWriting(event.target)) return;
    const key = event.key.toLowerCase();
    const wanted = key === "y" || (key === "z" && event.shiftKey) ? "redo" : key === "z" ? "undo" : "";
    if (wanted === "undo" && form?.isFilled) {
      event.preventDefault();
      form.drop();
      return;
    }
    const button = wanted ? document.querySelector<HTMLFormElement>(`form#${wanted}`) : null;
    if (!button) return;
    event.preventDefault();
    button.requestSubmit();
  });
}

/** True where Ctrl and Z belong to what is being written. */
function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox], [type=radio])");
}
