from privacy.inventory.completeness import gaps
from privacy.inventory.entry import Entry
from privacy.inventory.reading import entry_of, inventory, of_people

__all__ = ["Entry", "entry_of", "gaps", "inventory", "of_people"]
