"""Draws pictures of a sample programme that can't be read, each for its own reason.

usage: refused.py SAMPLE.txt FOLDER   (needs Pillow and the fonts Noto)

Prints for each its file and the words with which it is to be refused.
"""

import random
import sys
from pathlib import Path

from PIL import Image, ImageFilter

from draw import HEIGHT, SERIF, WIDTH, noisy, sheets, smaller


def main(sample, folder):
    random.seed("refused")
    chance = random.Random("refused")
    page = sheets(Path(sample), SERIF, 52)[1].crop((0, 0, WIDTH, HEIGHT // 3))
    shaken = smaller(page, 0.5).filter(ImageFilter.GaussianBlur(4))
    drawn = {
        "dark.jpg": (noisy(smaller(page, 0.5).point(lambda light: light // 9), chance, 14), "quá tối"),
        "small.jpg": (smaller(page, 0.15), "chữ quá nhỏ"),
        "blurred.jpg": (shaken, "bị mờ"),
        "empty.jpg": (Image.new("L", (1240, 1754), 250), "không có chữ nào"),
        "huge.png": (Image.new("1", (20000, 10000), 1), "ảnh quá lớn"),
    }
    for name, (picture, words) in drawn.items():
        picture.save(Path(folder) / name)
        print(Path(folder) / name, words, sep="\t")
    leaf = Image.new("L", (80, 110), 250)
    leaf.save(Path(folder) / "long.pdf", save_all=True, append_images=[leaf] * 199)
    print(Path(folder) / "long.pdf", "200 trang", sep="\t")


if __name__ == "__main__":
    main(*sys.argv[1:])
