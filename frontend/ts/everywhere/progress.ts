// Long work: asks the same page how far it has come and shows the answer. When the work is finished the whole
// page is loaded once more, so that it says what to do next.

const PAUSE = 2000;
const LONGEST_PAUSE = 30_000;

export function followProgress(root: Document): void {
  const shown = root.querySelector<HTMLElement>("[data-progress=going]");
  if (!shown) return;
  shown.querySelector("[data-no-script]")?.setAttribute("hidden", "");
  window.setTimeout(() => void lookAgain(shown, PAUSE), PAUSE);
}

async function lookAgain(shown: HTMLElement, pause: number): Promise<void> {
  const fresh = await askThePage();
  if (fresh?.dataset["progress"] === "finished") {
    window.location.reload();
    return;
  }
  if (fresh) take(shown, fresh);
  const next = fresh ? PAUSE : Math.min(pause * 2, LONGEST_PAUSE);
  window.setTimeout(() => void lookAgain(shown, next), next);
}

async function askThePage(): Promise<HTMLElement | null> {
  try {
    const answer = await fetch(window.location.href, { headers: { Accept: "text/html" } });
    if (!answer.ok) return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return page.querySelector<HTMLElement>("[data-progress]");
  } catch {
    return null; // No network just now; asked again later.
  }
}

function take(shown: HTMLElement, fresh: HTMLElement): void {
  const words = fresh.querySelector("#progress-words")?.textContent ?? "";
  const said = shown.querySelector("#progress-words");
  if (said && said.textContent !== words) said.textContent = words;
  const bar = shown.querySelector("progress");
  const freshBar = fresh.querySelector("progress");
  if (bar && freshBar) bar.replaceWith(freshBar);
}
