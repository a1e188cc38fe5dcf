import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { UserError } from '@platform/graphql';
import { DEPENDENCY_CRITICALITY, DEPENDENCY_MODE, type DependencyCriticality, type DependencyMode } from './service.enums';
import { Service } from './service.type';

@ObjectType({ description: 'One service calls another.' })
export class ServiceDependency {
  @Field(() => ID, { description: 'Opaque id.' }) id!: string;
  @Field(() => Service, { description: 'The service that calls.' }) from!: Service;
  @Field(() => Service, { description: 'The service that is called.' }) to!: Service;
  @Field(() => DEPENDENCY_MODE, { description: 'Whether the caller waits.' }) mode!: DependencyMode;
  @Field(() => DEPENDENCY_CRITICALITY, { description: 'What its loss means for the caller.' }) criticality!: DependencyCriticality;
}

@InputType({ description: 'A dependency between two services.' })
export class DependencyAddInput {
  @Field(() => ID, { description: 'The service that calls.' }) fromServiceId!: string;
  @Field(() => ID, { description: 'The service that is called; another one than the caller.' }) toServiceId!: string;
  @Field(() => DEPENDENCY_MODE, { description: 'Whether the caller waits.' }) mode!: DependencyMode;
  @Field(() => DEPENDENCY_CRITICALITY, { description: 'What its loss means for the caller.' }) criticality!: DependencyCriticality;
}

@ObjectType({ description: 'Answer of `dependencyAdd`.' })
export class DependencyAddPayload {
  @Field(() => ServiceDependency, { nullable: true, description: 'The dependency; when there was one already, that one.' })
  dependency!: ServiceDependency | null;
  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' }) userErrors!: UserError[];
}

@InputType({ description: 'Which dependency to remove.' })
export class DependencyRemoveInput {
  @Field(() => ID, { description: 'The dependency.' }) id!: string;
}

@ObjectType({ description: 'Answer of `dependencyRemove`.' })
export class DependencyRemovePayload {
  @Field(() => Service, { nullable: true, description: 'The service that no longer has the dependency.' }) service!: Service | null;
  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' }) userErrors!: UserError[];
}
