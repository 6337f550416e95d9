/** The big button on a film's picture; the browser's own controls, which cover the picture, come when it plays. */

export function offerStart(video: HTMLVideoElement): void {
  const button = video.parentElement?.querySelector<HTMLButtonElement>(".play");
  if (!button) return;
  const begin = () => {
    video.controls = true;
    button.hidden = true;
  };
  video.controls = false;
  button.hidden = false;
  video.addEventListener("play", begin, { once: true });
  button.addEventListener("click", () => {
    begin();
    video.focus({ preventScroll: true });
    void video.play().catch(() => undefined); // what is wrong the player says itself
  });
}
