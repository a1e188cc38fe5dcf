import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLFormattedError } from 'graphql';
import { isConnectionLoss } from '../database';
import { AppError } from '../errors';

/** Messages of clients' mistakes are passed on; anything of ours is logged and answered without details. */
export function formatErrorWith(
  log: (error: unknown) => void,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const original = unwrapResolverError(error);
    const { message, locations, path } = formatted;
    const where = { ...(locations ? { locations } : {}), ...(path ? { path } : {}) };
    if (original instanceof AppError) return { message: original.message, ...where, extensions: { code: original.code } };
    if (isConnectionLoss(original)) {
      return { message: 'The database cannot be reached right now. Try again in a moment.', ...where, extensions: { code: 'UNAVAILABLE' } };
    }
    const code = formatted.extensions?.code;
    if (code === 'INTERNAL_SERVER_ERROR' || code === undefined) {
      log(original);
      return { message: 'Something went wrong on our side; it was logged.', ...where, extensions: { code: 'INTERNAL' } };
    }
    return { message: message.slice(0, 500), ...where, extensions: { code } };
  };
}
