import type { ServiceParts } from '../runtime/service-context';
import { ALBUMS } from './albums';

/** Stand-in for a recommender: three albums, another three each time. */
export function makeRecommendations(): ServiceParts {
  let turn = 0;
  return {
    routes: {
      'GET /recommendations': () => {
        turn = (turn + 1) % ALBUMS.length;
        const albums = [0, 1, 2].map((step) => ALBUMS[(turn + step * 4) % ALBUMS.length]);
        return { body: { albums } };
      },
    },
  };
}
