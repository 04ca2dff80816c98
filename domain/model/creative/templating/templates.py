"""The built-in templates, by field and by the quality they may be used for.

Poor products get plain facts. Nothing here claims what the input does not carry: no superlatives,
no scarcity, no former prices, no testimonials.
"""

from domain.model.creative.templating.template import Template
from domain.model.data.labelling import Label

CAPTIONS = {
    Label.GOOD: (
        Template(id="caption.good.meet", text="Meet the {title}. {description}"),
        Template(id="caption.good.everyday", text="Made to be used: {title}. {description}"),
        Template(id="caption.good.look", text="Take a closer look at the {title}. {description}"),
        Template(id="caption.good.home", text="New in {category}: {title}. {description}"),
        Template(id="caption.good.stars", text="{title}, rated {rating} of 5. {description}"),
        Template(id="caption.good.price", text="{title} for {price}. {description}"),
    ),
    Label.POOR: (
        Template(id="caption.poor.plain", text="{title}. {description}"),
        Template(id="caption.poor.category", text="{title}, in {category}. {description}"),
        Template(id="caption.poor.price", text="{title}, {price}. {description}"),
    ),
}

AD_COPY = {
    Label.GOOD: (
        Template(id="ad.good.find", text="{title}: find out what it can do for you."),
        Template(id="ad.good.ready", text="Ready when you are: {title}."),
        Template(id="ad.good.price", text="{title}, now in the shop for {price}."),
        Template(id="ad.good.stars", text="{rating} of 5 stars. See the {title} for yourself."),
        Template(
            id="ad.good.category", text="Looking for something in {category}? See the {title}."
        ),
    ),
    Label.POOR: (
        Template(id="ad.poor.plain", text="{title}. See all details in the shop."),
        Template(id="ad.poor.price", text="{title} for {price}. See all details in the shop."),
        Template(id="ad.poor.category", text="{title}, in {category}. Read the full description."),
    ),
}
