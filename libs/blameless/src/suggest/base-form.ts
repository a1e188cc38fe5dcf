import { BASE_OF_PARTICIPLE, DOUBLING, IRREGULAR } from '../lexicon/irregular-verbs';

const PAST_OF_PARTICIPLE = new Map(
  [...IRREGULAR.values()].flatMap(({ past, participle }) => participle.map((form) => [form, past[0] as string])),
);

/** Base form of a participle; null where spelling alone cannot tell. */
export function baseOf(participle: string): string | null {
  const irregular = BASE_OF_PARTICIPLE.get(participle);
  if (irregular) return irregular;
  if (!participle.endsWith('ed')) return null;
  const undoubled = participle.slice(0, -3);
  if (DOUBLING.has(undoubled)) return undoubled;
  if (/(?:ll|ss|ff|zz)ed$/.test(participle)) return participle.slice(0, -2);
  if (
    /(?:ck|sk|st|ct|pt|ft|lk|rk|nd|rt|ld|wn|ew|ain|eck|ask|oad|ook|alk|ish|ch|sh|rn|lp|nt|xt|ow|ay|oy|ey|earn|oin|ear|eck|ight|lt)ed$/.test(
      participle,
    )
  )
    return participle.slice(0, -2);
  if (participle.endsWith('ied')) return `${participle.slice(0, -3)}y`;
  if (
    /(?:[bcdfghklmnprstvz](?:it|et|or|er|en|on|el|al|op|ow|ath|eat|oot|ort))ed$/.test(participle) &&
    KEEPS_STEM.has(participle.slice(0, -2))
  )
    return participle.slice(0, -2);
  if (
    /(?:[ai]t|us|[iy]z|is|[uo]s|at|ov|iv|erv|olv|nc|ng|dg|rg|duc|uc|os|ar|ur|ir|ut|uir|id|ik|ag|id|ak|od|ap|ib|eas|eav|abl)ed$/.test(
      participle,
    ) &&
    !KEEPS_STEM.has(participle.slice(0, -2))
  )
    return participle.slice(0, -1);
  return null;
}

const KEEPS_STEM = new Set(
  'wait visit edit limit audit await repeat treat heat cheat defeat reboot boot root shoot report monitor consider answer alter enter deliver discover gather trigger filter number order remember render transfer wonder happen open listen sharpen lighten mention question position condition reason abandon question cancel label model signal level travel develop envelop stop appear clear fear hear repair chair load unload read lead plead repeal reveal appeal conceal fail mail trail email detail retail rain train explain maintain contain remain obtain avoid'.split(
    ' ',
  ),
);

/** Simple past of a participle: "written" is "wrote"; regular forms stay. */
export function pastOf(participle: string): string | null {
  const irregular = PAST_OF_PARTICIPLE.get(participle);
  if (irregular) return irregular;
  return participle.endsWith('ed') ? participle : null;
}
