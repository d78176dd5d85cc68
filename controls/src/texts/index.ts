export const controlTexts = {}
