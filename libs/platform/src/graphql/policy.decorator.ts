import { Extensions } from '@nestjs/graphql';

/**
 * Names the policy of a query, mutation or subscription. It is checked before the field runs (and before each event of a subscription); the
 * service checks it again on the row. A root field without one does not start.
 */
export const Policy = (name: string): MethodDecorator & PropertyDecorator => Extensions({ policy: name });
