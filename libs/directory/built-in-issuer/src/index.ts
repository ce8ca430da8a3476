export { directoryWithIssuer, type DirectoryWithIssuerParts } from './directory-with-issuer.js';
export { loadSample } from './sample.js';
