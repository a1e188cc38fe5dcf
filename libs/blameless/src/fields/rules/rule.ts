import { WORDS } from './words';

/** One thing a field may not ask for, over normalised words ("incident caused by user"). Built-in only: no user text becomes a pattern. */
export interface FieldRule {
  pattern: RegExp;
  /** Words beside the match that give it another meaning. */
  unless?: RegExp;
  /** The same, also when they stand in the help of the label that matched. */
  context?: RegExp;
}

/** Makes a rule of alternatives. */
export function rule(alternatives: readonly string[], except: { unless?: readonly string[]; context?: readonly string[] } = {}): FieldRule {
  return {
    pattern: anyOf(alternatives),
    ...(except.unless && { unless: anyOf(except.unless) }),
    ...(except.context && { context: anyOf(except.context) }),
  };
}

/** A pattern that meets any of the alternatives as whole words. */
export function anyOf(alternatives: readonly string[]): RegExp {
  const source = alternatives.join('|').replace(/<(\w+)>/g, (_, name: string) => `(?:${WORDS[name]})`);
  return new RegExp(`\\b(?:${source})\\b`);
}
