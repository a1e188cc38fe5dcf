import { replacePersons } from '@blameless';
import { type ParsedPostmortem, parsePostmortem, withAddresses } from '@postmortems/import';

/** Reads a report without a server. Names the server would know of are found by general rules only. */
export function parseOffline(source: string, fileName: string, zone: string | undefined): ParsedPostmortem {
  return parsePostmortem(source, {
    fileName,
    ...(zone ? { defaultZone: zone } : {}),
    redact: withAddresses((text) => replacePersons(text)),
  });
}
