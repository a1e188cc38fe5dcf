import { catalogEntities } from '@catalog';
import { identityEntities } from '@identity';
import { incidentsEntities } from '@incidents';
import { makeDataSource } from '@platform/database';
import { createTestDatabase } from '../../../test/setup/test-database';
import { postmortemsEntities } from './index';

describe('the tables of postmortems', () => {
  it('are what the entities say: no migration is pending', async () => {
    const db = await createTestDatabase();
    const entities = [...identityEntities, ...catalogEntities, ...incidentsEntities, ...postmortemsEntities];
    const dataSource = await makeDataSource({ url: db.ownerUrl, poolSize: 1, applicationName: 'test', entities }).initialize();
    try {
      const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
      expect(upQueries.map(({ query }) => query)).toEqual([]);
    } finally {
      await dataSource.destroy();
      await db.drop();
    }
  });
});
