/** Places on their way to the server. They wait in the phone's storage until the inbox has answered. */

interface Waiting {
  id: string;
  sequence: number;
  kind: string;
  object: string;
  at: string;
  payload: { locator: string; percent: number };
}
const MOST = 60; // a long evening without network; older places say nothing that the newest does not

export class Outgoing {
  readonly device: string;
  private busy = false;
  private handed = ""; // the newest that a closing page has given to the browser: several events say that it closes

  constructor(
    private readonly person: string,
    private readonly object: string,
  ) {
    this.device = this.read("device") ?? this.write("device", `reader-${uuid()}`);
  }

  /** The newest place that the server has not taken yet. */
  get unsent(): string | null {
    return this.waiting().filter((one) => one.object === this.object).pop()?.payload.locator ?? null;
  }

  add(locator: string, percent: number): void {
    const sequence = Number(this.read("sequence") ?? 0) + 1;
    this.write("sequence", String(sequence));
    const record = { id: uuid(), sequence, kind: "book.read", object: this.object, at: new Date().toISOString() };
    this.keep([...this.waiting(), { ...record, payload: { locator, percent } }].slice(-MOST));
  }

  /**
   * Send what waits; whatever the answer says, the page goes on. `last` is for a page that is being closed: what is
   * on its way then may be cut off, so everything goes again in a request that outlives the page.
   */
  async send(last = false): Promise<void> {
    const records = this.waiting();
    const newest = records.at(-1)?.id;
    if (!newest || (last ? newest === this.handed : this.busy)) return;
    if (last) this.handed = newest;
    this.busy = true;
    try {
      const body = JSON.stringify({ device: this.device, records });
      const headers = { "Content-Type": "application/json", "X-CSRFToken": token() };
      const answer = await fetch("/api/v1/records/", { method: "POST", body, headers, keepalive: last });
      if (answer.ok || answer.status === 400) this.forget(records);
    } catch {
      // no network: the records stay where they are
    } finally {
      this.busy = false;
    }
  }

  private forget(sent: Waiting[]): void {
    const ids = new Set(sent.map((one) => one.id));
    this.keep(this.waiting().filter((one) => !ids.has(one.id)));
  }

  private waiting(): Waiting[] {
    try {
      return JSON.parse(this.read("waiting") ?? "[]") as Waiting[];
    } catch {
      return [];
    }
  }

  private keep(records: Waiting[]): void {
    this.write("waiting", JSON.stringify(records));
  }

  /** Phones are shared: everything is kept by person. */
  private read(name: string): string | null {
    return localStorage.getItem(`gx-read-${name}-${this.person}`);
  }

  private write(name: string, value: string): string {
    localStorage.setItem(`gx-read-${name}-${this.person}`, value);
    return value;
  }
}

function token(): string {
  const field = document.querySelector<HTMLInputElement>("[name=csrfmiddlewaretoken]");
  return field?.value ?? document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";
}

/** `crypto.randomUUID` is missing where the platform is tried out without TLS. */
function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
