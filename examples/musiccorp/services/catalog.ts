import { HttpError } from '../runtime/call-errors';
import type { ServiceParts } from '../runtime/service-context';
import { ALBUMS } from './albums';

/** Albums and prices. */
export function makeCatalog(): ServiceParts {
  const bySku = new Map(ALBUMS.map((album) => [album.sku, album]));
  return {
    routes: {
      'GET /albums': () => ({ body: { albums: ALBUMS } }),
      'GET /albums/:sku': ({ params }) => {
        const album = bySku.get(params.sku ?? '');
        if (!album) throw new HttpError(404, 'NO_SUCH_ALBUM', 'the catalog has no album with this sku');
        return { body: album };
      },
    },
  };
}
