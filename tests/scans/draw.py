"""Draws a sample programme as offices scan and photograph theirs.

usage: draw.py SAMPLE.txt FOLDER   (needs Pillow and the fonts Noto and DejaVu)

Writes one PDF or picture for each way in WAYS: fonts, resolutions, sheets askew, stamps, handwriting, dark corners.
The same sample gives the same files: chance has a seed.
"""

import html
import math
import random
import re
import sys
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

WIDTH, HEIGHT, MARGIN = 2480, 3508, 190
COLUMNS = (0.09, 0.50, 0.17, 0.24)
FONTS = Path("/usr/share/fonts/truetype")
SERIF = FONTS / "noto/NotoSerif-Regular.ttf"
SANS = FONTS / "noto/NotoSans-Regular.ttf"
DEJAVU = FONTS / "dejavu/DejaVuSerif.ttf"


def plain(text):
    return html.unescape(re.sub(r"<[^>]+>", "", text)).replace("**", "").strip()


def paragraphs(cell):
    """A cell's paragraphs: its tags end them, and in cells without tags so do runs of spaces."""
    parts = re.split(r"</?(?:p|li|ul)\b[^>]*>", cell) if "<" in cell else [cell]
    return [piece for part in parts for piece in (plain(p) for p in re.split(r"\s{2,}", part)) if piece]


def sample(path):
    """Lines ahead of the table, its rows, lines behind it."""
    ahead, rows, behind = [], [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        if "\t" in line:
            rows.append([paragraphs(cell) for cell in (line.split("\t") + [""] * 4)[:4]])
        elif line.strip():
            (behind if rows else ahead).append(plain(re.sub(r"^[#*\s]+|\*+$", "", line)))
    return ahead, rows, behind


class Pages:
    def __init__(self, font, size):
        self.font = ImageFont.truetype(str(font), size)
        self.step = int(size * 1.28)
        self.pages, self.y = [], 0
        self.turn()

    def turn(self):
        self.pages.append(Image.new("L", (WIDTH, HEIGHT), 255))
        self.draw, self.y = ImageDraw.Draw(self.pages[-1]), MARGIN

    def wrapped(self, text, width):
        lines, line = [], ""
        for word in text.split():
            longer = f"{line} {word}".strip()
            if line and self.font.getlength(longer) > width:
                lines.append(line)
                longer = word
            line = longer
        return lines + [line]

    def paragraph(self, text):
        for line in self.wrapped(text, WIDTH - 2 * MARGIN):
            if self.y + self.step > HEIGHT - MARGIN:
                self.turn()
            self.draw.text((MARGIN, self.y), line, font=self.font, fill=20)
            self.y += self.step
        self.y += self.step // 3

    def row(self, cells):
        room = WIDTH - 2 * MARGIN
        lines = [[l for p in cell for l in self.wrapped(p, room * share - 36)] for cell, share in zip(cells, COLUMNS)]
        height = max(map(len, lines)) * self.step + 30
        if self.y + height > HEIGHT - MARGIN:
            self.turn()
        x = MARGIN
        for share, cell in zip(COLUMNS, lines):
            self.draw.rectangle((x, self.y, x + room * share, self.y + height), outline=30, width=4)
            for index, line in enumerate(cell):
                self.draw.text((x + 18, self.y + 12 + index * self.step), line, font=self.font, fill=20)
            x += room * share
        self.y += height


def sheets(path, font, size):
    ahead, rows, behind = sample(path)
    pages = Pages(font, size)
    for line in ahead:
        pages.paragraph(line)
    for row in rows:
        pages.row(row)
    pages.y += pages.step
    for line in behind:
        pages.paragraph(line)
    return [page.convert("RGB") for page in pages.pages]


def noisy(page, chance, strength=8):
    noise = Image.effect_noise(page.size, strength).convert("RGB")
    return ImageChops.add(page, noise, 1, -128)


def askew(page, degrees):
    return page.rotate(degrees, resample=Image.BICUBIC, fillcolor=(255, 255, 255))


def smaller(page, factor):
    return page.resize((int(page.width * factor), int(page.height * factor)), Image.LANCZOS)


def stamped(page, chance):
    """A red stamp and a blue signature over the writing, handwriting in the margin, corners dark as coffee."""
    over = Image.new("RGB", page.size, "white")
    draw = ImageDraw.Draw(over)
    x, y = chance.randint(1300, 1700), chance.randint(1500, 2600)
    for radius in (270, 250, 130):
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=(214, 40, 46), width=9)
    draw.text((x - 190, y - 30), "SỞ NÔNG NGHIỆP", font=ImageFont.truetype(str(SANS), 48), fill=(214, 40, 46))
    line = [(x - 80 + 14 * t, y + 110 * math.sin(t / 2.1)) for t in range(40)]
    draw.line(line, fill=(36, 60, 190), width=9)
    for at in range(4):
        left, top = chance.randint(20, 60), chance.randint(400, 3000)
        draw.line([(left + 9 * t, top + 24 * math.sin(t * 1.3)) for t in range(10)], fill=(36, 60, 190), width=7)
    page = ImageChops.multiply(page, over)
    shade = Image.new("L", page.size, 255)
    corner = ImageDraw.Draw(shade)
    corner.ellipse((-900, -900, 700, 700), fill=150)
    corner.ellipse((WIDTH - 600, HEIGHT - 700, WIDTH + 800, HEIGHT + 800), fill=140)
    shade = smaller(shade, 0.05).filter(ImageFilter.GaussianBlur(8)).resize(page.size, Image.BICUBIC)
    return ImageChops.multiply(page, Image.merge("RGB", (shade, shade, shade)))


def photographed(page, chance, long_side):
    """In perspective on a dark table, brighter at one end."""
    page = noisy(page, chance)
    table = Image.new("RGB", (int(page.width * 1.08), int(page.height * 1.07)), (92, 80, 70))
    w, h = table.size
    corners = [(w * 0.05, h * 0.03), (w * 0.96, h * 0.05), (w * 0.985, h * 0.975), (w * 0.015, h * 0.965)]
    corners = [(x + chance.uniform(-12, 12), y + chance.uniform(-12, 12)) for x, y in corners]
    back = coefficients(corners, [(0, 0), (page.width, 0), (page.width, page.height), (0, page.height)])
    mask = Image.new("L", page.size, 255).transform(table.size, Image.PERSPECTIVE, back, Image.BICUBIC)
    table.paste(page.transform(table.size, Image.PERSPECTIVE, back, Image.BICUBIC), (0, 0), mask)
    light = Image.linear_gradient("L").resize(table.size).point(lambda v: 255 - v // 3)
    table = ImageChops.multiply(table, Image.merge("RGB", (light, light, light)))
    return smaller(table, long_side / h).filter(ImageFilter.GaussianBlur(0.5))


def coefficients(source, target):
    """What Pillow needs to draw `target` where `source` is."""
    rows = []
    for (x, y), (u, v) in zip(source, target):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    for at in range(8):
        best = max(range(at, 8), key=lambda r: abs(rows[r][at]))
        rows[at], rows[best] = rows[best], rows[at]
        for other in range(8):
            if other != at:
                share = rows[other][at] / rows[at][at]
                rows[other] = [a - share * b for a, b in zip(rows[other], rows[at])]
    return [rows[at][8] / rows[at][at] for at in range(8)]


WAYS = {
    # name: (font, size, dots to the inch, what is done to a page)
    "clean": (SANS, 46, 300, lambda page, chance: page),
    "askew": (SERIF, 52, 200, lambda page, chance: askew(noisy(smaller(page, 2 / 3), chance), 0.7)),
    "coarse": (SERIF, 54, 150, lambda page, chance: askew(noisy(smaller(page, 0.5), chance, 5), -0.4)),
    "stamped": (DEJAVU, 42, 200, lambda page, chance: noisy(smaller(stamped(page, chance), 2 / 3), chance)),
    "turned": (SERIF, 52, 200, lambda page, chance: smaller(page, 2 / 3).rotate(180)),
    "photo": (SERIF, 52, 200, lambda page, chance: photographed(page, chance, 2400)),
    "telegram": (SERIF, 54, 110, lambda page, chance: photographed(page, chance, 1280)),
}


def main(source, folder):
    for name, (font, size, resolution, spoil) in WAYS.items():
        chance = random.Random(name)
        random.seed(name)
        pages = [spoil(page, chance) for page in sheets(Path(source), font, size)]
        target = Path(folder) / f"{name}.pdf"
        pages[0].save(target, save_all=True, append_images=pages[1:], resolution=resolution, quality=82)


if __name__ == "__main__":
    main(*sys.argv[1:])
