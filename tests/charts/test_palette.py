"""The category colours hold for the common kinds of colour vision and in grey print.

Sight is simulated with the matrices of Machado, Oliveira and Fernandes (2009), complete loss of one kind of cone;
colours are compared in CIE L*a*b* (1976), where a difference of about 2 can just be seen side by side.
"""

from itertools import combinations

import numpy as np
import pytest

from analysis.charts.theme import CATEGORY_COLOURS, INK, OUTSIDE_COLOUR, SCHOOL_COLOUR

SIGHT = {
    "every cone": np.eye(3),
    "no red cones": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "no green cones": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "no blue cones": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
FAR_APART, STEP_IN_GREY = 25, 15
TO_XYZ = [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
WHITE = (0.95047, 1.0, 1.08883)
PAIRS = tuple(combinations(CATEGORY_COLOURS.values(), 2))


def light(colour):
    parts = np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def lab(linear):
    share = np.array(TO_XYZ) @ np.clip(linear, 0, 1) / WHITE
    x, y, z = np.where(share > 216 / 24389, np.cbrt(share), (24389 / 27 * share + 16) / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def contrast(one, other):
    low, high = sorted((np.array(TO_XYZ) @ light(colour))[1] + 0.05 for colour in (one, other))
    return high / low


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_two_categories_are_told_apart_by_every_common_kind_of_sight(sight, one, other):
    seen = [lab(np.array(SIGHT[sight]) @ light(colour)) for colour in (one, other)]
    assert np.linalg.norm(seen[0] - seen[1]) > FAR_APART


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_two_categories_are_told_apart_in_grey_print(one, other):
    assert abs(lab(light(one))[0] - lab(light(other))[0]) > STEP_IN_GREY


def test_a_red_and_a_green_of_one_lightness_would_be_noticed():
    seen = [lab(np.array(SIGHT["no green cones"]) @ light(colour)) for colour in ("#B07A4A", "#8A8A4A")]
    assert np.linalg.norm(seen[0] - seen[1]) < FAR_APART


@pytest.mark.parametrize(("colour", "least"), [(INK, 7), (SCHOOL_COLOUR, 7), (OUTSIDE_COLOUR, 2)])
def test_ink_stands_out_from_the_paper(colour, least):
    assert contrast(colour, "#FFFFFF") > least
