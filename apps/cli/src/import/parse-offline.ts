import { replacePersons } from '@blameless';
import { type ParsedPostmortem, parsePostmortem } from '@postmortems/import';

/** Reads a report without a server, for a dry run: shows what is replaced. Names and teams the server would know of are found by general rules only. */
export function parseOffline(source: string, fileName: string, zone: string | undefined): ParsedPostmortem {
  return parsePostmortem(source, {
    fileName,
    ...(zone ? { defaultZone: zone } : {}),
    redact: (text, namedIn) => replacePersons(text, {}, namedIn),
    showOriginals: true,
  });
}
