/** The lesson page's island: heartbeats, what was watched, and a queue that survives a dead network. */
import { Attention } from "./lesson/attention";
import { placeToGoOn } from "./lesson/resuming";
import { offerStart } from "./lesson/start";
import { Watcher } from "./lesson/watching";
import { Words } from "./lesson/words";
import { Inbox } from "./records/inbox";
import { sender, SignedOut } from "./records/send";
import { deviceName, PhoneStore } from "./records/store";

const BEAT = 30;

async function start(facts: HTMLElement): Promise<void> {
  const { lesson = "", person = "", idle = "5", skip = "1", speed = "200", watched = "{}" } = facts.dataset;
  const token = facts.querySelector<HTMLInputElement>("[name=csrfmiddlewaretoken]")?.value ?? "";
  const store = await PhoneStore.open();
  const inbox = new Inbox(store, sender(token), deviceName(), person);
  const words = new Words(facts);
  const known = JSON.parse(watched) as Record<string, [number, number][]>;
  const rule = { canSkip: skip === "1", fastest: Number(speed) / 100 };
  const watchers = Array.from(document.querySelectorAll<HTMLVideoElement>("video[data-block]"), (video) => {
    const seen = known[video.dataset["block"] ?? ""] ?? [];
    video.currentTime = placeToGoOn(seen, Number(video.dataset["seconds"])); // before it loads: where it will begin
    return new Watcher(video, rule, Math.max(0, ...seen.map((interval) => interval[1])), () => void save());
  });
  const isPlaying = () => rule.canSkip && watchers.some((watcher) => watcher.isPlaying);
  const stop = () => document.querySelectorAll("video").forEach((video) => video.pause());
  const attention = new Attention(Number(idle), isPlaying, stop);
  let isOffline = false;

  /** Send all; whether the network is there. */
  async function flush(isLeaving = false): Promise<boolean> {
    try {
      await inbox.flush(isLeaving);
      isOffline = false;
      words.saved();
      words.finished(false);
    } catch (error) {
      isOffline = true;
      if (!(error instanceof SignedOut)) words.kept();
    }
    words.waiting(await inbox.waiting());
    words.refused((await inbox.refusals()).map((refusal) => refusal.reason));
    return !isOffline;
  }

  /** Thirty seconds have passed: seen live by the server, else kept as claimed time. */
  async function beat(): Promise<void> {
    if (!attention.isThere()) return;
    const seen = watchers.map((watcher) => ({ block: watcher.block, ...watcher.take() })).filter((part) => part.intervals.length);
    const live = await inbox.put("lesson.beat", lesson);
    if (await flush()) {
      for (const part of seen) await inbox.put("lesson.watched", lesson, part);
      if (seen.length) await flush();
      return;
    }
    await inbox.forget(live); // its moment is gone; the server counts what it sees
    const evidence = Object.fromEntries(seen.map((part) => [part.block, part.intervals]));
    await inbox.put("lesson.offline", lesson, { seconds: BEAT, watched: evidence });
    words.waiting(await inbox.waiting());
  }

  await inbox.put("lesson.opened", lesson);
  await inbox.put("lesson.beat", lesson);
  void flush();
  setInterval(() => void beat(), BEAT * 1000);
  addEventListener("online", () => void flush());
  addEventListener("offline", () => words.kept());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") void save(true);
  });

  /** What was watched so far. All of it is put away before the first wait: a page that is left may not come back. */
  async function save(isLeaving = false): Promise<void> {
    const seen = isOffline ? [] : watchers.map((watcher) => ({ block: watcher.block, ...watcher.take() }));
    await Promise.all(seen.filter((part) => part.intervals.length).map((part) => inbox.put("lesson.watched", lesson, part)));
    await flush(isLeaving);
  }

  const form = document.querySelector<HTMLFormElement>("[data-done]");
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    void finish(form);
  });

  /** What is kept goes first, so that the server knows it when it decides whether the lesson is done. */
  async function finish(form: HTMLFormElement): Promise<void> {
    await inbox.put("lesson.beat", lesson);
    await save(true);
    if (!isOffline) return form.submit();
    await inbox.put("lesson.done", lesson);
    words.finished(true);
    words.waiting(await inbox.waiting());
  }

  void navigator.storage?.persist?.();
}

const facts = document.querySelector<HTMLElement>("[data-lesson]");
document.querySelectorAll<HTMLVideoElement>("video[data-block]").forEach(offerStart);
if (facts) void start(facts);
