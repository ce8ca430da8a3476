export { spokenByTheCode, type Spoken, type Told } from './told.js';
