/** A film that was left goes on where it was left. */
import type { Interval } from "./watching";

const A_GAP = 1; // seconds: between two parts of what was played without a break

/** Where the part ends that was watched from the beginning on; of a whole film it is the beginning again. */
export function placeToGoOn(seen: Interval[], seconds: number): number {
  let place = 0;
  for (const [from, until] of [...seen].sort((one, other) => one[0] - other[0])) {
    if (from <= place + A_GAP) place = Math.max(place, until);
  }
  return place < seconds - A_GAP ? place : 0;
}
