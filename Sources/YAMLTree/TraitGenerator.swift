#if !Generator
#error("YAMLTree needs the package trait 'Generator', which 'traits: []' leaves out")
#endif
