// The button that prints a sheet; hidden where scripts do not run, because the browser's own menu prints too.

export function printWhenAsked(root: ParentNode): void {
  for (const button of root.querySelectorAll<HTMLButtonElement>("button[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}
