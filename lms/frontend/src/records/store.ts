/** The phone's queue of learning records in IndexedDB: what was not answered yet, and what was refused. */
import type { Refusal, Store, Waiting } from "./inbox";

const NAME = "gongxue";

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** A new database means a new device: numbers that were used before must never come again. */
function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("waiting", { keyPath: "sequence", autoIncrement: true });
    request.result.createObjectStore("refused", { keyPath: "id" });
    localStorage.removeItem("device");
  };
  return done(request);
}

export class PhoneStore implements Store {
  private constructor(private readonly db: IDBDatabase) {}

  static async open(): Promise<PhoneStore> {
    return new PhoneStore(await open());
  }

  /** Committed at once: a page that is being left takes with it what was not. */
  async add(item: Omit<Waiting, "sequence">): Promise<number> {
    const waiting = this.in("waiting", "readwrite");
    const adding = waiting.add(item);
    waiting.transaction.commit?.();
    return Number(await done(adding));
  }

  async of(person: string): Promise<Waiting[]> {
    const all: Waiting[] = await done(this.in("waiting", "readonly").getAll());
    return all.filter((item) => item.person === person);
  }

  async remove(sequences: number[]): Promise<void> {
    const waiting = this.in("waiting", "readwrite");
    await Promise.all(sequences.map((sequence) => done(waiting.delete(sequence))));
  }

  async refuse(refusal: Refusal): Promise<void> {
    await done(this.in("refused", "readwrite").put(refusal));
  }

  async refusals(person: string): Promise<Refusal[]> {
    const all: Refusal[] = await done(this.in("refused", "readonly").getAll());
    return all.filter((refusal) => refusal.person === person && !refusal.wasShown);
  }

  private in(name: string, mode: IDBTransactionMode): IDBObjectStore {
    return this.db.transaction(name, mode).objectStore(name);
  }
}

/** This phone's own name, the same for everybody who uses it. */
export function deviceName(): string {
  const known = localStorage.getItem("device");
  if (known) return known;
  const made = crypto.getRandomValues(new Uint8Array(12)).reduce((text, byte) => text + byte.toString(16).padStart(2, "0"), "");
  localStorage.setItem("device", made);
  return made;
}
