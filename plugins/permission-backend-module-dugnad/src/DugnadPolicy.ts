import { AuthService, UserInfoService } from '@backstage/backend-plugin-api';
import { PolicyDecision } from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { Caller } from './conditions';
import { decide, PolicySettings } from './decide';

export type DugnadPolicyOptions = {
  auth: AuthService;
  userInfo: UserInfoService;
  settings: PolicySettings;
};

/** Finds out who asks, and lets the table of rights decide. */
export class DugnadPolicy implements PermissionPolicy {
  private readonly options: DugnadPolicyOptions;

  constructor(options: DugnadPolicyOptions) {
    this.options = options;
  }

  async handle(
    query: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const caller = await this.callerOf(user);
    return decide(query.permission.name, caller, this.options.settings);
  }

  private async callerOf(
    user: PolicyQueryUser | undefined,
  ): Promise<Caller | undefined> {
    const { auth, userInfo } = this.options;
    if (!user || !auth.isPrincipal(user.credentials, 'user')) return undefined;
    const info = await userInfo.getUserInfo(user.credentials);
    return {
      userRef: info.userEntityRef,
      ownershipRefs: info.ownershipEntityRefs,
    };
  }
}
