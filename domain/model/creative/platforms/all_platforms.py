"""The platforms as data. Limits change: each figure names the page it is from.

Where a platform does not say how it counts, UTF-16 units are taken: no common way counts more
(graphemes <= code points <= UTF-16 units), so what fits by them fits.
"""

from domain.model.creative.platforms.platform import Field, Figure, Platform
from domain.model.creative.text.counting import Counting

_X = "https://github.com/twitter/twitter-text, config v3"
_INSTAGRAM = "https://help.instagram.com/478745558852511"
_META = "https://www.facebook.com/business/ads-guide"
_LINKEDIN = "https://www.linkedin.com/help/linkedin/answer/a528176"
_LINKEDIN_ADS = "https://www.linkedin.com/help/lms/answer/a426534"
_TIKTOK = "https://developers.tiktok.com/doc/content-posting-api-reference-direct-post"
_TIKTOK_PHOTO = "https://developers.tiktok.com/doc/content-posting-api-reference-photo-post"
_TIKTOK_AD_SIGNS = "https://ads.tiktok.com/help/article/global-app-bundle-image-ad-specifications"
_TIKTOK_ADS = "https://ads.tiktok.com/help/article/ad-text"
_PINTEREST = "https://developers.pinterest.com/docs/api/v5/pins-create"
_YOUTUBE = "https://developers.google.com/youtube/v3/docs/videos"
_YOUTUBE_TAGS = "https://support.google.com/youtube/answer/6390658"
_RSA = "https://support.google.com/google-ads/answer/7684791"
_WIDTH = "https://support.google.com/adspolicy/answer/14848297"
_DISPLAY = "https://support.google.com/google-ads/answer/17090561"
_EMOJI = "https://support.google.com/adspolicy/answer/14847994"
_MERCHANT_TITLE = "https://support.google.com/merchants/answer/6324415"
_MERCHANT = "https://support.google.com/merchants/answer/7052112"
_PROMOTION = "https://support.google.com/merchants/answer/13838102"
_AMAZON = "https://advertising.amazon.com/resources/ad-specs/sponsored-brands"

X = Platform(
    id="x",
    name="X",
    fields=(
        Field(
            name="post",
            counting=Counting.X_WEIGHTED,
            hard=Figure(value=280, source=_X),
            has_hashtags=True,
        ),
    ),
    tags=2,
)
INSTAGRAM = Platform(
    id="instagram",
    name="Instagram",
    fields=(
        Field(
            name="caption",
            counting=Counting.UTF16,
            hard=Figure(value=2200, source=_INSTAGRAM),
            soft=Figure(value=125, source=_META),
            has_hashtags=True,
            folds=True,
        ),
    ),
    hashtags=Figure(value=5, source=f"{_INSTAGRAM} (30 before December 2025)"),
    tags=5,
)
FACEBOOK = Platform(
    id="facebook",
    name="Facebook (Meta ads)",
    fields=(
        Field(
            name="primary_text",
            counting=Counting.UTF16,
            soft=Figure(value=125, source=f"{_META} (shown before 'see more')"),
            folds=True,
        ),
        Field(name="headline", counting=Counting.UTF16, soft=Figure(value=40, source=_META)),
        Field(name="description", counting=Counting.UTF16, soft=Figure(value=30, source=_META)),
    ),
)
LINKEDIN = Platform(
    id="linkedin",
    name="LinkedIn",
    fields=(
        Field(
            name="post",
            counting=Counting.UTF16,
            hard=Figure(value=3000, source=_LINKEDIN),
            soft=Figure(value=210, source=f"{_LINKEDIN} (shown before 'see more')"),
            has_hashtags=True,
            folds=True,
        ),
    ),
    tags=3,
)
LINKEDIN_ADS = Platform(
    id="linkedin_ads",
    name="LinkedIn ads",
    fields=(
        Field(
            name="introduction",
            counting=Counting.UTF16,
            hard=Figure(value=600, source=f"{_LINKEDIN_ADS} (strict; 3000 for some formats)"),
            soft=Figure(value=150, source=_LINKEDIN_ADS),
        ),
        Field(
            name="headline",
            counting=Counting.UTF16,
            hard=Figure(value=200, source=_LINKEDIN_ADS),
            soft=Figure(value=70, source=_LINKEDIN_ADS),
        ),
        Field(
            name="description",
            counting=Counting.UTF16,
            hard=Figure(value=300, source=_LINKEDIN_ADS),
            soft=Figure(value=100, source=_LINKEDIN_ADS),
        ),
    ),
    emoji=Figure(value=4, source=f"{_LINKEDIN_ADS} (strict; 10 for some formats)"),
)
TIKTOK = Platform(
    id="tiktok",
    name="TikTok",
    fields=(
        Field(
            name="video_caption",
            counting=Counting.UTF16,
            hard=Figure(value=2200, source=_TIKTOK),
            soft=Figure(value=150, source=_TIKTOK),
            has_hashtags=True,
        ),
        Field(
            name="photo_title",
            counting=Counting.UTF16,
            hard=Figure(value=90, source=_TIKTOK_PHOTO),
        ),
        Field(
            name="photo_description",
            counting=Counting.UTF16,
            hard=Figure(value=4000, source=_TIKTOK_PHOTO),
            soft=Figure(value=150, source=_TIKTOK),
            has_hashtags=True,
        ),
    ),
    hashtags=Figure(value=5, source=_TIKTOK),
    tags=5,
)
TIKTOK_ADS = Platform(
    id="tiktok_ads",
    name="TikTok ads",
    fields=(
        Field(
            name="text",
            counting=Counting.WIDTH,
            hard=Figure(value=100, source=_TIKTOK_ADS),
        ),
    ),
    emoji=Figure(value=0, source=_TIKTOK_AD_SIGNS),
    forbidden="#{}",
    forbidden_source=_TIKTOK_AD_SIGNS,
)
PINTEREST = Platform(
    id="pinterest",
    name="Pinterest",
    fields=(
        Field(
            name="title",
            counting=Counting.UTF16,
            hard=Figure(value=100, source=_PINTEREST),
            soft=Figure(value=40, source=_PINTEREST),
        ),
        Field(
            name="description",
            counting=Counting.UTF16,
            hard=Figure(value=800, source=_PINTEREST),
            soft=Figure(value=500, source=_PINTEREST),
            has_hashtags=True,
        ),
    ),
    tags=4,
)
YOUTUBE = Platform(
    id="youtube",
    name="YouTube",
    fields=(
        Field(
            name="title",
            counting=Counting.CODE_POINTS,
            hard=Figure(value=100, source=_YOUTUBE),
        ),
        Field(
            name="description",
            counting=Counting.UTF8,
            hard=Figure(value=5000, source=_YOUTUBE),
            has_hashtags=True,
        ),
    ),
    hashtags=Figure(value=60, source=f"{_YOUTUBE_TAGS} (over 60 all are ignored; 3 are shown)"),
    tags=3,
    forbidden="<>",
    forbidden_source=_YOUTUBE,
)
GOOGLE_RSA = Platform(
    id="google_rsa",
    name="Google responsive search ad",
    fields=(
        Field(
            name="headline",
            counting=Counting.WIDTH,
            hard=Figure(value=30, source=f"{_RSA}; wide characters: {_WIDTH}"),
            least=3,
            most=15,
            written=15,
            recipe=(
                ("keyword", 4),
                ("fact", 5),
                ("use", 2),
                ("offer", 2),
                ("price", 1),
                ("proof", 1),
                ("cta", 2),
            ),
        ),
        Field(
            name="description",
            counting=Counting.WIDTH,
            hard=Figure(value=90, source=f"{_RSA}; wide characters: {_WIDTH}"),
            least=2,
            most=4,
            written=4,
            recipe=(("fact", 2), ("offer", 1), ("use", 1), ("price", 1)),
        ),
        Field(
            name="path",
            counting=Counting.WIDTH,
            hard=Figure(value=15, source=f"{_RSA}; wide characters: {_WIDTH}"),
            least=0,
            most=2,
            written=2,
            recipe=(("path", 2),),
        ),
    ),
    emoji=Figure(value=0, source=_EMOJI),
)
GOOGLE_DISPLAY = Platform(
    id="google_display",
    name="Google responsive display ad",
    fields=(
        Field(
            name="headline",
            counting=Counting.WIDTH,
            hard=Figure(value=30, source=_DISPLAY),
            most=5,
            written=5,
            recipe=(("keyword", 2), ("fact", 2), ("price", 1), ("use", 1)),
        ),
        Field(
            name="long_headline",
            counting=Counting.WIDTH,
            hard=Figure(value=90, source=_DISPLAY),
        ),
        Field(
            name="description",
            counting=Counting.WIDTH,
            hard=Figure(value=90, source=_DISPLAY),
            most=5,
            written=4,
            recipe=(("fact", 2), ("offer", 1), ("use", 1), ("price", 1)),
        ),
        Field(
            name="business_name",
            counting=Counting.WIDTH,
            hard=Figure(value=25, source=_DISPLAY),
            least=0,
        ),
    ),
    emoji=Figure(value=0, source=_EMOJI),
)
GOOGLE_MERCHANT = Platform(
    id="google_merchant",
    name="Google Merchant Center",
    fields=(
        Field(
            name="title",
            counting=Counting.CODE_POINTS,
            hard=Figure(value=150, source=_MERCHANT_TITLE),
            varies=False,
        ),
        Field(
            name="description",
            counting=Counting.CODE_POINTS,
            hard=Figure(value=5000, source=_MERCHANT),
        ),
        Field(
            name="promotion_title",
            counting=Counting.CODE_POINTS,
            hard=Figure(value=60, source=_PROMOTION),
            least=0,
        ),
    ),
    digital_source_type="default",  # Merchant Center: text of templates is no generated media
    emoji=Figure(value=0, source=_EMOJI),
)
AMAZON_SB = Platform(
    id="amazon_sb",
    name="Amazon Sponsored Brands",
    fields=(
        Field(
            name="headline",
            counting=Counting.CODE_POINTS,
            hard=Figure(value=50, source=f"{_AMAZON} (35 in Japan)"),
        ),
        Field(
            name="brand",
            counting=Counting.CODE_POINTS,
            hard=Figure(value=30, source=_AMAZON),
            least=0,
        ),
    ),
    emoji=Figure(value=0, source=_AMAZON),
)

# The default answer: caption, ad copy and hashtags for the shop's own pages.
SHOP = Platform(
    id="shop",
    name="Shop",
    fields=(
        Field(name="caption", counting=Counting.CODE_POINTS, soft=Figure(value=300, source="")),
        Field(name="ad_copy", counting=Counting.CODE_POINTS, soft=Figure(value=90, source="")),
    ),
    emoji=Figure(value=0, source=""),
)

PLATFORMS = {
    platform.id: platform
    for platform in (
        X,
        INSTAGRAM,
        FACEBOOK,
        LINKEDIN,
        LINKEDIN_ADS,
        TIKTOK,
        TIKTOK_ADS,
        PINTEREST,
        YOUTUBE,
        GOOGLE_RSA,
        GOOGLE_DISPLAY,
        GOOGLE_MERCHANT,
        AMAZON_SB,
    )
}
