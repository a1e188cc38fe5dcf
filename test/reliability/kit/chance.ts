import { randomInt } from 'node:crypto';

/** Random numbers that repeat with their seed: the environment variable SEED, or any. */
export class Chance {
  private state: number;

  constructor(readonly seed: number = Number(process.env.SEED) || randomInt(1, 2 ** 31)) {
    this.state = seed >>> 0;
  }

  /** From 0 up to but not 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `min` up to but not `max`. */
  between(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min));
  }

  pick<T>(list: readonly T[]): T {
    return list[this.between(0, list.length)]!;
  }
}
