import { Module } from '@nestjs/common';
import { AccountsService } from './accounts.service';
import { ApiTokensService } from './api-tokens.service';
import { CredentialsService } from './credentials.service';
import { MembershipsService } from './memberships.service';
import { PeopleService } from './people.service';
import { TeamsService } from './teams.service';

const services = [AccountsService, ApiTokensService, CredentialsService, MembershipsService, PeopleService, TeamsService];

@Module({ providers: services, exports: services })
export class IdentityModule {}
