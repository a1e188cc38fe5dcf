// Fragments of the hand-written statements. `$1` is the viewer's team ids, as in the product.

/** A time as the API writes it. */
export const time = (expression) => `to_char(${expression} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Incidents the viewer may see. */
export const visible = (alias) => `(${alias}.restricted_to is null or ${alias}.restricted_to && $1::uuid[])`;
