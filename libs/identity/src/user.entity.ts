import type { Role } from '@platform/auth';
import { Check, Column, Entity, PrimaryColumn, Unique, VersionColumn } from 'typeorm';

/** People plane: somebody who can sign in. Nothing of the learning plane refers to it. */
@Entity('user_account')
@Unique('user_account_email_unique', ['email'])
@Check('user_account_role_known', `"role" in ('viewer', 'contributor', 'operator', 'admin')`)
export class UserEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'user_account_pk' }) id!: string;
  @Column('text') email!: string;
  @Column('text') name!: string;
  @Column('text') role!: Role;
  @Column('text', { name: 'password_hash', nullable: true }) passwordHash!: string | null;
  @Column({ type: 'timestamptz', precision: 3, name: 'disabled_at', nullable: true }) disabledAt!: Date | null;
  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' }) createdAt!: Date;
  @VersionColumn({ default: 1 }) revision!: number;
}
