"""Facts as a data package (Data Package v2): a description and a CSV file for each table, both ways."""

from belisha.exchange.package.files import Archive, Files, Folder, descriptors
from belisha.exchange.package.read import read_package
from belisha.exchange.package.write import package_files, write_package, zipped_package

__all__ = [
    "Archive",
    "Files",
    "Folder",
    "descriptors",
    "package_files",
    "read_package",
    "write_package",
    "zipped_package",
]
