/** Injection token of the configuration (`Config`). */
export const CONFIG = Symbol('config');
