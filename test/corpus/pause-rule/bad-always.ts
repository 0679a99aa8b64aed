export const shouldPause = (): boolean => true;
