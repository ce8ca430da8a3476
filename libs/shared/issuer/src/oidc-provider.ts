// Not by the package's entry file: all that one adds is a notice against Node 20, whose 20.19 has what is needed.
export { Provider } from 'oidc-provider/lib/provider.js';
export { InvalidGrant, InvalidTarget, SessionNotFound } from 'oidc-provider/lib/helpers/errors.js';
export { base as basePolicy } from 'oidc-provider/lib/helpers/interaction_policy/index.js';

/** Where the provider keeps its request. Once used, every promise of the process pays for it until it is disabled. */
export { default as requestStorage } from 'oidc-provider/lib/helpers/als.js';
