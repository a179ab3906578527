/** Limits of one site. What exceeds them is left out, with a line in the build log. */
export const limits = {
  files: 5_000,
  pageBytes: 1_000_000,
  assetBytes: 20_000_000,
  totalBytes: 200_000_000,
  folderDepth: 12,
};
