/** Before a text is sent the phone does a little work, in the background from the moment the page opens. */
import type { Found, Parameters, Tried } from "./proof/worker";

interface Challenge {
  parameters: Parameters;
  signature: string;
}

function start(part: HTMLElement): void {
  const form = part.closest("form");
  const field = part.querySelector<HTMLInputElement>("[name=work]");
  const challenge = JSON.parse(part.querySelector("script")?.textContent ?? "null") as Challenge | null;
  if (!form || !field || !challenge) return;
  const words = part.querySelector<HTMLElement>("[role=status]");
  let share = 0;
  let isWaiting = false;
  let button: HTMLElement | null = null;

  /** A quarter at a time: who listens to the page is not told every step. */
  function say(): void {
    const sentence = field?.value ? part.dataset["done"] : isWaiting ? part.dataset["wait"] : part.dataset["doing"];
    const text = (sentence ?? "").replace("#", String(Math.floor(share * 4) * 25));
    if (words && words.textContent !== text) words.textContent = text;
  }

  /** No worker, no Web Crypto: the question that stands there for browsers without scripts. */
  function ask(): void {
    form?.removeEventListener("submit", hold);
    const shown = document.createElement("div");
    shown.innerHTML = part.querySelector("noscript")?.textContent ?? "";
    part.replaceChildren(...shown.childNodes);
  }

  function hold(event: SubmitEvent): void {
    if (field?.value) return;
    event.preventDefault();
    isWaiting = true;
    button = event.submitter;
    say();
  }

  function solved(found: Found): void {
    if (!field) return;
    field.value = btoa(JSON.stringify({ challenge, solution: found }));
    say();
    if (!isWaiting) return;
    if ("requestSubmit" in HTMLFormElement.prototype) form?.requestSubmit(button);
    else form?.submit(); // Safari before 16
  }

  field.value = "";
  if (!window.Worker || !window.crypto?.subtle) return ask();
  form.addEventListener("submit", hold);
  const worker = new Worker(new URL("./proof/worker.ts", import.meta.url));
  worker.addEventListener("error", ask);
  worker.addEventListener("message", ({ data }: MessageEvent<Found | Tried>) => {
    if ("derivedKey" in data) return solved(data);
    if (data.tried < 0) return ask();
    share = Math.min(0.75, data.tried / Number(part.dataset["rounds"] ?? 300));
    say();
  });
  say();
  worker.postMessage(challenge.parameters);
}

document.querySelectorAll<HTMLElement>("[data-proof]").forEach(start);
window.addEventListener("pageshow", (event) => event.persisted && location.reload()); // "back": the proof was used
