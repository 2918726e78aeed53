// A glossary word opens its meaning when it is pressed (the browser's own popover) and, here, when it is
// pointed at or focused. Escape closes it, and it stays while the pointer is on it (WCAG 1.4.13).

export function explainWhenPointedAt(root: ParentNode): void {
  for (const word of root.querySelectorAll<HTMLElement>(".explain")) {
    const meaning = word.querySelector<HTMLElement>("[popover]");
    const button = word.querySelector("button");
    if (meaning && button && "showPopover" in meaning) open(word, button, meaning);
  }
}

function open(word: HTMLElement, button: HTMLElement, meaning: HTMLElement): void {
  const show = (): void => {
    if (meaning.matches(":popover-open")) return;
    meaning.showPopover();
    place(button, meaning);
  };
  const hide = (): void => {
    if (meaning.matches(":popover-open")) meaning.hidePopover();
  };
  word.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && show());
  word.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && hide());
  button.addEventListener("focus", () => button.matches(":focus-visible") && show());
  button.addEventListener("blur", hide);
  meaning.addEventListener("toggle", () => place(button, meaning));
}

function place(button: HTMLElement, meaning: HTMLElement): void {
  const word = button.getBoundingClientRect();
  const box = meaning.getBoundingClientRect();
  const left = Math.max(8, Math.min(word.left, window.innerWidth - box.width - 8));
  const below = word.bottom + box.height + 8 < window.innerHeight;
  meaning.style.setProperty("inset", `${below ? word.bottom : word.top - box.height}px auto auto ${left}px`);
  meaning.style.setProperty("margin", "0");
}
