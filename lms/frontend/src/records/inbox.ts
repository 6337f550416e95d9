/** Learning records on their way to the server. Nothing here needs a page: store and transport are given. */

export interface Waiting {
  sequence: number;
  id: string;
  person: string;
  kind: string;
  object: string;
  at: string;
  payload: Record<string, unknown>;
}

export interface Answer {
  id: string;
  status: "accepted" | "duplicate" | "conflict" | "rejected";
  code: string;
  reason: string;
}

export interface Refusal extends Answer {
  person: string;
  item: Waiting;
  wasShown: boolean;
}

export interface Store {
  add(item: Omit<Waiting, "sequence">): Promise<number>;
  of(person: string): Promise<Waiting[]>;
  remove(sequences: number[]): Promise<void>;
  refuse(refusal: Refusal): Promise<void>;
  refusals(person: string): Promise<Refusal[]>;
}

/** Sends one batch; throws when no answer came. */
export type Send = (device: string, items: Waiting[], isLeaving: boolean) => Promise<Answer[]>;

const AT_ONCE = 100;

export class Inbox {
  private flushing: Promise<number> | undefined;

  constructor(
    private readonly store: Store,
    private readonly send: Send,
    private readonly device: string,
    private readonly person: string,
  ) {}

  /** Keep a record on the phone. It is frozen from now on: what was sent once is never changed. */
  async put(kind: string, object: string, payload: Record<string, unknown> = {}): Promise<Waiting> {
    const item = { id: newId(), person: this.person, kind, object, at: new Date().toISOString(), payload };
    return { ...item, sequence: await this.store.add(item) };
  }

  /**
   * Send what waits, the oldest first; how many the server has taken. Throws when the network is away.
   * What is on its way while the page is left may be cut off with it, so it goes again: twice counts once.
   */
  flush(isLeaving = false): Promise<number> {
    if (isLeaving) return this.sendAll(true);
    this.flushing ??= this.sendAll(isLeaving).finally(() => (this.flushing = undefined));
    return this.flushing;
  }

  async waiting(): Promise<Waiting[]> {
    return this.store.of(this.person);
  }

  async forget(item: Waiting): Promise<void> {
    await this.store.remove([item.sequence]);
  }

  /** What was refused and not shown yet; it stays on the phone, but is told once. */
  async refusals(): Promise<Refusal[]> {
    const fresh = await this.store.refusals(this.person);
    for (const refusal of fresh) await this.store.refuse({ ...refusal, wasShown: true });
    return fresh;
  }

  private async sendAll(isLeaving: boolean): Promise<number> {
    let taken = 0;
    for (;;) {
      const batch = (await this.waiting()).slice(0, AT_ONCE);
      if (batch.length === 0) return taken;
      const settled = await this.settle(batch, await this.send(this.device, batch, isLeaving));
      taken += settled;
      if (settled === 0) return taken;
    }
  }

  /** A copy is given up only when its own answer says so; a refused one moves aside with its reason. */
  private async settle(batch: Waiting[], answers: Answer[]): Promise<number> {
    const given = new Map(answers.map((answer) => [answer.id, answer]));
    const settled: number[] = [];
    for (const item of batch) {
      const answer = given.get(item.id);
      if (!answer) continue;
      if (answer.status === "conflict" || answer.status === "rejected") {
        await this.store.refuse({ ...answer, person: this.person, item, wasShown: false });
      }
      settled.push(item.sequence);
    }
    await this.store.remove(settled);
    return settled.length;
  }
}

/** A random UUID, also where the page was not opened over https. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
