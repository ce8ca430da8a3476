export { askGo, GoVerifierUnavailable, type GoAnswer, type GoQuestion, type GoSignature } from './go-verifier.js';
