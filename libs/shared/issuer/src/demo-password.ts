/** Of every account of the sample district. The accounts exist only in a deployment that loaded it. */
export const DEMO_PASSWORD = 'gongjian';
