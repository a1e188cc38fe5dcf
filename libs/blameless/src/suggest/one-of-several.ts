import { firstWithin, norm, type Rewriter } from './edit';

/** "the only cause" and "the real root cause" become "one cause". */
export const oneOfSeveral: Rewriter = (sentence, raw) =>
  firstWithin(raw, (at) => {
    if (!/^(?:only|sole|single|real|true|actual|one)$/.test(norm(sentence, at)) || norm(sentence, at - 1) !== 'the') return null;
    const noun = norm(sentence, at + 1) === 'root' ? at + 2 : at + 1;
    if (!/^(?:cause|reason|factor|trigger|explanation|contributor)$/.test(norm(sentence, noun))) return null;
    return { from: at - 1, to: noun, text: sentence.tokens[at - 1]?.capital ? 'One' : 'one' };
  });
