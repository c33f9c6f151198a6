"""Tells setuptools that the package has a library of machine code in it, which no line of pyproject.toml can."""
from setuptools import Distribution, setup


class DistributionWithLibrary(Distribution):
    def has_ext_modules(self):
        return True


setup(distclass=DistributionWithLibrary)
