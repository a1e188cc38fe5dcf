import type { Token } from './text/token';

const words = (list: string) => new Set(list.split(' '));
const ENGLISH = words(
  'the of and to in is was were are that it for with on as by at from this be had has have not which but or an we they he she you i a will would should could their its our when who what why how been did do no so if there out up only about after before because all any one two my your his her them us me then than into over',
);
const OTHERS = words(
  'der die das und ist nicht ein eine mit auf für den dem des wurde war sind wir hat haben sie es zu im von bei nach als auch wie aber oder le la les des une est et pas dans pour que qui sur avec nous vous ils elle ont été du au aux ce cette par el los las un una es y no-es en por con se del al más pero como fue il lo gli che di non per sono della nel anche het een van niet zijn voor dat op te wordt werd och att det som på av inte med har ikke på til er være og nie jest się na że to-pl przez não uma com os as-pt foi para mas ett en-sv den-sv är kan vi jag ja mutta oli hän että ovat ei',
);

/** `en` when the text is English or too short to tell (under eight words); `unknown` otherwise. */
export function detectLanguage(blocks: readonly (readonly Token[])[]): 'en' | 'unknown' {
  let total = 0;
  let english = 0;
  let other = 0;
  let latin = 0;
  for (const tokens of blocks) {
    for (const token of tokens) {
      if (token.kind !== 'word' && !(token.kind === 'punct' && /\p{L}/u.test(token.norm))) continue;
      total += 1;
      if (/[a-z]/.test(token.norm)) latin += 1;
      if (ENGLISH.has(token.norm)) english += 1;
      else if (OTHERS.has(token.norm)) other += 1;
    }
  }
  if (total < 8) return latin * 2 < total && total > 1 ? 'unknown' : 'en';
  if (latin * 2 < total) return 'unknown';
  return other > english && other >= Math.max(2, total * 0.1) ? 'unknown' : 'en';
}
