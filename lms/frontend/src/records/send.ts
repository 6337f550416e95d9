/** One batch to the platform's inbox. A page that is being left hands the request over to the browser. */
import type { Answer, Waiting } from "./inbox";

export class SignedOut extends Error {}

export function sender(token: string) {
  return async (device: string, items: Waiting[], isLeaving: boolean): Promise<Answer[]> => {
    const records = items.map(({ id, sequence, kind, object, at, payload }) => ({ id, sequence, kind, object, at, payload }));
    const response = await fetch("/api/v1/records/", {
      method: "POST",
      credentials: "same-origin",
      keepalive: isLeaving,
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify({ device, records }),
    });
    if (response.status === 401 || response.status === 403) throw new SignedOut();
    if (!response.ok) throw new Error(`inbox answered ${response.status}`);
    return (await response.json()).answers as Answer[];
  };
}
