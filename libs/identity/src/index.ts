import './access.policy';
import './teams.policy';
import { AccessResolver } from './access.resolver';
import { PeopleResolver } from './people.resolver';
import { TeamEntity } from './team.entity';
import { TeamsResolver } from './teams.resolver';
import { UserEntity } from './user.entity';

export { AccountsService } from './accounts.service';
export { CredentialsService } from './credentials.service';
export { IdentityModule } from './identity.module';
export { TeamEntity } from './team.entity';
export { Team } from './team.type';
export { TeamsService } from './teams.service';

export const identityEntities = [TeamEntity, UserEntity];
export const identityResolvers = [AccessResolver, PeopleResolver, TeamsResolver];
