// Makes a photo small enough to send, and leaves behind what the phone wrote into it.

const LONGEST_PX = 1280;
const QUALITY = 0.8;

/**
 * @param {Blob} file
 * @returns {Promise<string | null>} a `data:` address of a JPEG; null for what is no picture
 */
export async function shrinkPhoto(file) {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const by = Math.min(1, LONGEST_PX / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * by));
    canvas.height = Math.max(1, Math.round(picture.height * by));
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    return canvas.toDataURL("image/jpeg", QUALITY);
  } catch {
    return null;
  }
}
